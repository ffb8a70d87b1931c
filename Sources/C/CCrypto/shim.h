// SHA256_Init and its kin are in every libcrypto 3 and hash without loading the providers first, which
// takes longer than printing an invoice; they are marked as deprecated in favour of EVP.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

// A macro made of macros, which Swift does not see.
static const int prelo_public_key = EVP_PKEY_PUBLIC_KEY;
