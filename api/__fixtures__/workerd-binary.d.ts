declare module 'workerd' {
  /** Path of the program for this platform. */
  const program: string;
  export default program;
}
