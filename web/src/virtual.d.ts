declare module 'virtual:safety-words' {
  const words: Record<string, string>;
  export default words;
}
