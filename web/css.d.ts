/** Vite hands a style sheet over as text, minified, for `adoptedStyleSheets`. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
