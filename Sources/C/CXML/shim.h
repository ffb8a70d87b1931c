// What Prelo uses of libxml2. Nothing is linked: the library brings ICU with it, which would cost
// every run a millisecond, so it is loaded when the first XML file is met. These declarations are
// those of <libxml/parser.h>, <libxml/xmlerror.h> and <libxml/xmlschemas.h>, part of the ABI of
// libxml2.so.2 since 2.6; a test holds them against a real parse.
#ifndef PRELO_XML_SHIM_H
#define PRELO_XML_SHIM_H

#include <dlfcn.h>
#include <string.h>

typedef unsigned char xmlChar;

typedef struct _xmlError {
  int domain;
  int code;
  char *message;
  int level;
  char *file;
  int line;
  char *str1;
  char *str2;
  char *str3;
  int int1;
  int column;
  void *ctxt;
  void *node;
} xmlError;

typedef void (*prelo_start_element)(void *context, const xmlChar *name, const xmlChar *prefix,
                                    const xmlChar *uri, int namespaces, const xmlChar **declared,
                                    int attributes, int defaulted, const xmlChar **values);
typedef void (*prelo_end_element)(void *context, const xmlChar *name, const xmlChar *prefix,
                                  const xmlChar *uri);
typedef void (*prelo_text)(void *context, const xmlChar *text, int length);
typedef void (*prelo_doctype)(void *context, const xmlChar *name, const xmlChar *external,
                              const xmlChar *system);
typedef void (*prelo_error)(void *context, const xmlError *error);

typedef struct _xmlSAXHandler {
  prelo_doctype internalSubset;
  void *isStandalone, *hasInternalSubset, *hasExternalSubset, *resolveEntity, *getEntity,
      *entityDecl, *notationDecl, *attributeDecl, *elementDecl, *unparsedEntityDecl,
      *setDocumentLocator, *startDocument, *endDocument, *startElement, *endElement, *reference;
  prelo_text characters;
  void *ignorableWhitespace, *processingInstruction, *comment, *warning, *error, *fatalError,
      *getParameterEntity;
  prelo_text cdataBlock;
  void *externalSubset;
  unsigned int initialized;
  void *_private;
  prelo_start_element startElementNs;
  prelo_end_element endElementNs;
  prelo_error serror;
} xmlSAXHandler;

// Says that the handler has the fields behind `initialized`.
static const unsigned int prelo_sax2_magic = 0xDEEDBEAF;

// Options of a parser: no network; the bytes are UTF-8 whatever the declaration says. Without
// XML_PARSE_HUGE the limits of the library on depth and length stay in force.
static const int prelo_no_network = 1 << 11;
static const int prelo_ignore_encoding = 1 << 21;

typedef void (*prelo_xml_init)(void);
typedef void *(*prelo_xml_create)(xmlSAXHandler *sax, void *context, const char *chunk, int size,
                                  const char *name);
typedef int (*prelo_xml_use_options)(void *parser, int options);
typedef int (*prelo_xml_parse)(void *parser, const char *chunk, int size, int terminate);
typedef void (*prelo_xml_action)(void *parser);
typedef int (*prelo_xml_number)(void *parser);

typedef void *(*prelo_schema_open)(const char *path);
typedef void *(*prelo_schema_from)(void *of);
typedef void (*prelo_schema_errors)(void *of, prelo_error report, void *context);
typedef void *(*prelo_schema_plug)(void *validator, xmlSAXHandler **sax, void **context);
typedef int (*prelo_schema_locator)(void *context, const char **file, unsigned long *line);
typedef void (*prelo_schema_set_locator)(void *validator, prelo_schema_locator locate,
                                         void *context);
typedef int (*prelo_schema_unplug)(void *plug);

#endif
