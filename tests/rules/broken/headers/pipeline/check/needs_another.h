/* Breaks the law of headers: holds a type that it does not include. */ /* BREAKS */
struct needs_another {
    struct slice name;
};
