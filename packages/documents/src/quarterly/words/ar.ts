import { number, percent } from '../../house-style.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

const LOCALE = 'ar';
const ORDINALS = ['الأول', 'الثاني', 'الثالث', 'الرابع'];
const WITHHELD = 'محجوب';
const plain = (n: number | null): string => (n === null ? WITHHELD : number(n, LOCALE));

export default {
  title: 'العنف الجنسي المتصل بالنزاع: التقرير الفصلي',
  subtitle: (mission, period, date) => `${mission}: البعثة بأكملها، ${period}، حتى ${date}`,
  quarter: (ordinal, year) => `الربع ${ORDINALS[ordinal - 1]} من عام ${year}`,
  distribution: 'داخلي: ترتيبات الرصد والتحليل والإبلاغ',
  organization: 'الأمم المتحدة',
  original: 'الأصل: بالعربية',
  synthetic: 'بيانات اصطناعية: لا شخص ولا حدث في هذه الوثيقة حقيقي',
  headings: {
    overview: 'نظرة عامة',
    pattern: 'أشكال العنف',
    survivors: 'الناجون والناجيات',
    parties: 'الجناة المزعومون',
    places: 'الأماكن',
    circumstances: 'الظروف',
    sources: 'البلاغات ومصادرها',
    basis: 'أساس الأرقام',
  },
  captions: {
    forms: 'الحوادث المتحقق منها حسب الشكل وجنس الناجين',
    ages: 'الناجون في الحوادث المتحقق منها حسب الجنس والعمر',
    parties: 'الحوادث المتحقق منها حسب الطرف',
    map: 'الحوادث المتحقق منها حسب التقسيم الإداري الأول',
    circumstances: 'الحوادث المتحقق منها حسب الظرف',
    sources: 'البلاغات الواردة خلال الفصل حسب المصدر',
  },
  total: 'المجموع',
  notStated: 'غير محدد',
  withheldNote: '– محجوب لحماية الناجين: الأعداد من واحد إلى أربعة، وما يمكن أن تُستنتج منه.',
  overlapNote: 'قد يرد الحادث الواحد في عدة صفوف أو أعمدة؛ والمجاميع تحسبه مرة واحدة.',
  map: {
    endorsement:
      'لا تنطوي الحدود والأسماء المبينة والتسميات المستخدمة في هذه الخريطة على إقرار أو قبول رسمي من جانب الأمم المتحدة.',
    statements: {
      sudan_south_sudan: 'ولم تُحدد بعد الحدود النهائية بين السودان وجنوب السودان.',
      abyei: 'ولم يُحدد بعد الوضع النهائي لمنطقة أبيي.',
    },
    hatching: 'المنقّط: محجوب لحماية الناجين. التظليل: لا حادث متحقق منه، ولا يعني ذلك عدم وقوع أي حادث.',
    attribution: 'الحدود © المساهمون في OpenStreetMap (ODbL).',
  },
  withheld: 'محجوب',
  overview: ({ period, mission, date, statuses, verified, survivors, reports, late, withoutConsent }) => [
    `خلال ${period}، تحققت البعثة (${mission}) من حوادث عنف جنسي متصل بالنزاع، عددها: ${plain(verified)}؛ وعدد الناجين والناجيات فيها: ${plain(survivors)}. وعدد ما جرى التحقق منه متأخراً، إذ وقع في فصل سابق أو سُجّل بعد اعتماد تقرير فصله: ${plain(late)}.${withoutConsent === null ? '' : ` وثمة حوادث أخرى لا يمكن عرضها لعدم وجود موافقة، عددها: ${plain(withoutConsent)}.`}`,
    `أما الحوادث التي وقعت خلال الفترة وأُبلغ عنها فقط، ولا تدخل في أي مجموع، فهي: ${statuses}. وعدد البلاغات الواردة من المصادر في الفصل نفسه، كما حُسبت في ${date}: ${plain(reports)}؛ وقد يجمع الحادث الواحد عدة بلاغات.`,
  ],
  earlier: (quarters) =>
    `وكان عدد الحوادث المتحقق منها: ${quarters.map(({ period, verified }) => `${plain(verified)} في ${period}`).join('؛ و')}. ولا يعني تغير ما جرى التحقق منه بذاته تغيراً فيما وقع.`,
  survivors: {
    displaced: (share) => `وكان ${percent(share, LOCALE)} من الناجين من النازحين داخلياً.`,
    female: (share) => `وكان ${percent(share, LOCALE)} من الناجين من النساء أو الفتيات.`,
    withheld: 'وحُجبت النسب الأخرى لحماية الناجين.',
  },
  basis: (date, time) => [
    `جميع الأرقام كما كانت في ${date}، الساعة ${time}. ويُحسب الحادث في الفصل الذي جرى التحقق منه فيه، وما امتد بين فصلين وقع في فصل آخر أيامه. وتُحسب الحوادث والناجون والبلاغات كل على حدة ولا يحل أحدها محل الآخر.`,
    'الإبلاغ عن العنف الجنسي أقل بكثير من الواقع. والرقم المنخفض ليس دليلاً على قلة ما حدث: فقد يعني أن أحداً لم يستطع الإبلاغ، أو أن أحداً لم يكن هناك ليسمع.',
  ],
} satisfies QuarterlyWords;
