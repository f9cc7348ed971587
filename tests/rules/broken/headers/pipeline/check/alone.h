/* Keeps it. */
struct alone {
    int a;
};
