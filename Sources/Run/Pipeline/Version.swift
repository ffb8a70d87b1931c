/// The version of Prelo; part of what the bytes of a PDF depend on.
package let preloVersion = "0.1.0"
