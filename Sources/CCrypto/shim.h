// SHA256_Init and its kin are in every libcrypto 3 and hash without loading the providers first, which
// takes longer than printing an invoice; they are marked as deprecated in favour of EVP.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>
