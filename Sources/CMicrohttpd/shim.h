// What Prelo uses of libmicrohttpd. Nothing is linked: the library brings GnuTLS with it, which would
// cost every run two milliseconds, so it is loaded when a server is started. These declarations are
// those of <microhttpd.h>, part of the ABI of libmicrohttpd.so.12 since 0.9.52.
#ifndef PRELO_MICROHTTPD_SHIM_H
#define PRELO_MICROHTTPD_SHIM_H

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>
#include <sys/un.h>

struct MHD_Daemon;
struct MHD_Connection;
struct MHD_Response;

// enum MHD_Result
static const int prelo_mhd_no = 0;
static const int prelo_mhd_yes = 1;

typedef int (*prelo_mhd_handler)(void *context, struct MHD_Connection *connection, const char *url,
                                 const char *method, const char *version, const char *data,
                                 size_t *size, void **request);
typedef void (*prelo_mhd_completed)(void *context, struct MHD_Connection *connection,
                                    void **request, int how);
typedef void (*prelo_mhd_notify)(void *context, struct MHD_Connection *connection, void **state,
                                 int what);
typedef void *(*prelo_mhd_target)(void *context, const char *target,
                                  struct MHD_Connection *connection);
typedef int (*prelo_mhd_header)(void *context, int kind, const char *name, size_t name_size,
                                const char *value, size_t value_size);
typedef ssize_t (*prelo_mhd_reader)(void *context, uint64_t position, char *room, size_t size);
typedef void (*prelo_mhd_release)(void *context);

typedef const char *(*prelo_mhd_version)(void);
typedef int (*prelo_mhd_quiesce)(struct MHD_Daemon *daemon);
typedef void (*prelo_mhd_stop)(struct MHD_Daemon *daemon);
typedef void (*prelo_mhd_connection_action)(struct MHD_Connection *connection);
typedef int (*prelo_mhd_headers)(struct MHD_Connection *connection, int kind,
                                 prelo_mhd_header visit, void *context);
typedef struct MHD_Response *(*prelo_mhd_from_buffer)(size_t size, void *bytes, int mode);
typedef struct MHD_Response *(*prelo_mhd_from_file)(uint64_t size, int file);
typedef struct MHD_Response *(*prelo_mhd_from_reader)(uint64_t size, size_t block,
                                                      prelo_mhd_reader read, void *context,
                                                      prelo_mhd_release release);
typedef int (*prelo_mhd_add_header)(struct MHD_Response *response, const char *name,
                                    const char *value);
typedef int (*prelo_mhd_queue)(struct MHD_Connection *connection, unsigned int status,
                               struct MHD_Response *response);
typedef void (*prelo_mhd_destroy)(struct MHD_Response *response);

// MHD_HEADER_KIND; MHD_RESPMEM_MUST_COPY; MHD_SIZE_UNKNOWN; MHD_CONTENT_READER_END_…;
// MHD_CONNECTION_NOTIFY_STARTED; MHD_REQUEST_TERMINATED_COMPLETED_OK
static const int prelo_mhd_header_kind = 1;
static const int prelo_mhd_must_copy = 2;
static const uint64_t prelo_mhd_size_unknown = UINT64_MAX;
static const ssize_t prelo_mhd_end_of_stream = -1;
static const ssize_t prelo_mhd_end_with_error = -2;
static const int prelo_mhd_started = 0;

// MHD_start_daemon and MHD_get_connection_info take a variable number of arguments, which Swift
// does not call.
typedef struct MHD_Daemon *(*prelo_mhd_start)(unsigned int flags, uint16_t port, void *accept,
                                              void *accept_context, prelo_mhd_handler handler,
                                              void *handler_context, ...);
typedef const void *(*prelo_mhd_connection_info)(struct MHD_Connection *connection, int what, ...);

// One thread with epoll; requests may be suspended. The listening socket is the caller's.
static inline struct MHD_Daemon *prelo_mhd_open(void *start, int socket, unsigned int connections,
                                                unsigned int silence, size_t memory, void *context,
                                                prelo_mhd_handler handler,
                                                prelo_mhd_completed completed,
                                                prelo_mhd_notify notify, prelo_mhd_target target) {
  const unsigned int epoll = 512, thread = 8, suspend = 8192 | 1024;
  return ((prelo_mhd_start)start)(
      epoll | thread | suspend, 0, NULL, NULL, handler, context,
      /* CONNECTION_MEMORY_LIMIT */ 1, memory, /* CONNECTION_LIMIT */ 2, connections,
      /* CONNECTION_TIMEOUT */ 3, silence, /* NOTIFY_COMPLETED */ 4, completed, context,
      /* URI_LOG_CALLBACK */ 7, target, context, /* LISTEN_SOCKET */ 12, socket,
      /* NOTIFY_CONNECTION */ 27, notify, context, /* STRICT_FOR_CLIENT: `RequestGuard` is stricter, and answers */ 29, 0,
      /* END */ 0);
}

// MHD_CONNECTION_INFO_CONNECTION_FD
static inline int prelo_mhd_socket(void *info, struct MHD_Connection *connection) {
  const int *answer = (const int *)((prelo_mhd_connection_info)info)(connection, 6);
  return answer ? *answer : -1;
}

// MHD_CONNECTION_INFO_SOCKET_CONTEXT
static inline void *prelo_mhd_state(void *info, struct MHD_Connection *connection) {
  void *const *answer = (void *const *)((prelo_mhd_connection_info)info)(connection, 7);
  return answer ? *answer : NULL;
}

#endif
