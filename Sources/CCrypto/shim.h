#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

// A macro made of macros, which Swift does not see.
static const int prelo_public_key = EVP_PKEY_PUBLIC_KEY;
