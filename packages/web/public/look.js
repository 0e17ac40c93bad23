// Before anything is painted: the look and the language that were chosen in this browser (src/frame/settings.ts keeps it).
for (const part of document.cookie.split('; ')) {
  const [name, value] = part.split('=');
  const of = /^openmara_(theme|density|digits|language)$/.exec(name ?? '');
  if (of && value && /^[a-z]+$/.test(value)) document.documentElement.dataset[of[1]] = value;
}
