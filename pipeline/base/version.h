/* The version, as --version, the manifest and the PDF's producer say it. */
#ifndef PRECEPT_BASE_VERSION_H
#define PRECEPT_BASE_VERSION_H

#define PRECEPT_VERSION "0.1.0"

#endif
