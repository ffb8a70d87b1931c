internal import CLinux

/// Lets the process keep what it frees: the memory of one document serves the next.
///
/// Otherwise glibc gives large pieces back to the system and asks for them again, which costs a page
/// fault every 4 KiB. Call it before the first thread.
package func keepFreedMemory() {
  mallopt(M_MMAP_THRESHOLD, 4 << 20)
  mallopt(M_TRIM_THRESHOLD, 16 << 20)
  mallopt(M_TOP_PAD, 256 << 10)
}
