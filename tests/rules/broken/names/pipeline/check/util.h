/* A name that says nothing. */ /* BREAKS */
