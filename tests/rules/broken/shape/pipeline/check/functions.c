/* Breaks the shape: long functions and many parameters. */
int six(int a, int b, int c, int d, int e, int f); /* BREAKS */
int five(int a, void (*done)(int, int, int), int c, int d, int e);
int print(int a, int b, int c, int d, const char *format, ...) __attribute__((format(printf, 5, 6)));

static int six_over_lines(const struct a_long_name *first, const struct a_long_name *second, int third, /* BREAKS */
                          int fourth, int fifth, int sixth)
{
    return 0;
}

static int long_function(int a) /* BREAKS */
{
    a = a * 3 + 0;
    a = a * 3 + 1;
    a = a * 3 + 2;
    a = a * 3 + 3;
    a = a * 3 + 4;
    a = a * 3 + 5;
    a = a * 3 + 6;
    a = a * 3 + 7;
    a = a * 3 + 8;
    a = a * 3 + 9;
    a = a * 3 + 10;
    a = a * 3 + 11;
    a = a * 3 + 12;
    a = a * 3 + 13;
    a = a * 3 + 14;
    a = a * 3 + 15;
    a = a * 3 + 16;
    a = a * 3 + 17;
    a = a * 3 + 18;
    a = a * 3 + 19;
    a = a * 3 + 20;
    a = a * 3 + 21;
    a = a * 3 + 22;
    a = a * 3 + 23;
    a = a * 3 + 24;
    a = a * 3 + 25;
    a = a * 3 + 26;
    a = a * 3 + 27;
    a = a * 3 + 28;
    a = a * 3 + 29;
    a = a * 3 + 30;
    a = a * 3 + 31;
    a = a * 3 + 32;
    a = a * 3 + 33;
    a = a * 3 + 34;
    a = a * 3 + 35;
    a = a * 3 + 36;
    a = a * 3 + 37;
    a = a * 3 + 38;
    a = a * 3 + 39;
    a = a * 3 + 40;
    a = a * 3 + 41;
    a = a * 3 + 42;
    a = a * 3 + 43;
    a = a * 3 + 44;
    a = a * 3 + 45;
    a = a * 3 + 46;
    a = a * 3 + 47;
    a = a * 3 + 48;
    a = a * 3 + 49;
    a = a * 3 + 50;
    a = a * 3 + 51;
    a = a * 3 + 52;
    a = a * 3 + 53;
    a = a * 3 + 54;
    a = a * 3 + 55;
    a = a * 3 + 56;
    a = a * 3 + 57;
    a = a * 3 + 58;
    a = a * 3 + 59;
    a = a * 3 + 60;
    a = a * 3 + 61;
    a = a * 3 + 62;
    a = a * 3 + 63;
    a = a * 3 + 64;
    a = a * 3 + 65;
    a = a * 3 + 66;
    a = a * 3 + 67;
    a = a * 3 + 68;
    a = a * 3 + 69;
    a = a * 3 + 70;
    a = a * 3 + 71;
    a = a * 3 + 72;
    a = a * 3 + 73;
    a = a * 3 + 74;
    a = a * 3 + 75;
    a = a * 3 + 76;
    a = a * 3 + 77;
    a = a * 3 + 78;
    return a;
}

static int dispatches(int a)
{
    switch (a) {
    case 0:
        return one(a);
    case 1:
        return one(a);
    case 2:
        return one(a);
    case 3:
        return one(a);
    case 4:
        return one(a);
    case 5:
        return one(a);
    case 6:
        return one(a);
    case 7:
        return one(a);
    case 8:
        return one(a);
    case 9:
        return one(a);
    case 10:
        return one(a);
    case 11:
        return one(a);
    case 12:
        return one(a);
    case 13:
        return one(a);
    case 14:
        return one(a);
    case 15:
        return one(a);
    case 16:
        return one(a);
    case 17:
        return one(a);
    case 18:
        return one(a);
    case 19:
        return one(a);
    case 20:
        return one(a);
    case 21:
        return one(a);
    case 22:
        return one(a);
    case 23:
        return one(a);
    case 24:
        return one(a);
    case 25:
        return one(a);
    case 26:
        return one(a);
    case 27:
        return one(a);
    case 28:
        return one(a);
    case 29:
        return one(a);
    case 30:
        return one(a);
    case 31:
        return one(a);
    case 32:
        return one(a);
    case 33:
        return one(a);
    case 34:
        return one(a);
    case 35:
        return one(a);
    case 36:
        return one(a);
    case 37:
        return one(a);
    case 38:
        return one(a);
    case 39:
        return one(a);
    case 40:
        return one(a);
    case 41:
        return one(a);
    case 42:
        return one(a);
    case 43:
        return one(a);
    case 44:
        return one(a);
    case 45:
        return one(a);
    case 46:
        return one(a);
    case 47:
        return one(a);
    case 48:
        return one(a);
    case 49:
        return one(a);
    }
}
