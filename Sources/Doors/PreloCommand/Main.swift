internal import Batch
internal import CommandLineTool
internal import Glibc
internal import Measures
internal import Pipeline
internal import Printing
internal import Workers

@main
enum Main {
  static func main() {
    // A reader that goes away is an error to report, not a reason to die without a word.
    signal(SIGPIPE, SIG_IGN)
    keepFreedMemory()
    let interruption = Interruption()
    interruption.watchSignals()
    let tool = Tool(
      Tool.Surroundings(
        results: ByteStream(descriptor: STDOUT_FILENO),
        messages: ByteStream(descriptor: STDERR_FILENO),
        environment: { name in getenv(name).map { String(cString: $0) } },
        documents: PathSource(), interruption: interruption,
        makeProcessors: { (resources, options) throws(Failure) in
          let workshop = try Workshop(resources: resources, options: options)
          return { Renderer(workshop) }
        }))
    exit(tool(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
