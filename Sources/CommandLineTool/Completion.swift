internal import Measures

/// What shells complete of a command line, made from the tables of commands and options.
enum Completion {
  /// The shells that are served.
  enum Shell: String, CaseIterable, Sendable {
    case bash
    case zsh
    case fish
  }

  /// What `prelo completion SHELL` prints.
  static func script(for shell: Shell, _ language: Language) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh(language)
    case .fish: fish(language)
    }
  }

  private static var commands: String { Command.all.map(\.word).joined(separator: " ") }

  /// The words an option takes, where they are few and fixed; none where it takes a file or a number.
  private static func values(of option: Option) -> [String] {
    let words = option.value.en.split(separator: "|").map(String.init)
    let isFixed =
      words.count > 1 && words.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
    return isFixed && !words.contains("-") ? words : []
  }

  // MARK: bash

  private static var bash: String {
    var script = """
      # bash completion for prelo; made by: prelo completion bash
      _prelo() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options=
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          mapfile -t COMPREPLY < <(compgen -W "\(commands) --version --help" -- "$word")
          return
        fi
        case "${COMP_WORDS[1]} $before" in

      """
    for command in Command.all {
      for option in command.options where !values(of: option).isEmpty {
        let calls = option.names.map { "\"\(command.word) \($0)\"" }.joined(separator: "|")
        let words = values(of: option).joined(separator: " ")
        script += "    \(calls))\n"
        script += "      mapfile -t COMPREPLY < <(compgen -W \"\(words)\" -- \"$word\")\n"
        script += "      return\n      ;;\n"
      }
    }
    let valued = Option.all.filter { $0.placeholder != nil }.flatMap(\.names)
    script += "  esac\n  case $before in\n    \(valued.joined(separator: "|")))\n"
    script += "      mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n      return\n      ;;\n"
    script += "  esac\n  case ${COMP_WORDS[1]} in\n"
    for command in Command.all {
      script +=
        "    \(command.word)) options=\"\(command.options.map(\.name).joined(separator: " "))\" ;;\n"
    }
    script += """
        esac
        if [[ $word == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        elif [[ ${COMP_WORDS[1]} == help ]]; then
          mapfile -t COMPREPLY < <(compgen -W "\(commands)" -- "$word")
        else
          mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
      }
      complete -o filenames -F _prelo prelo

      """
    return script
  }

  // MARK: zsh

  private static func zsh(_ language: Language) -> String {
    func quoted(_ text: String) -> String {
      text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    }
    func bracketed(_ text: String) -> String {
      var safe = ""
      for character in text {
        if "[]:\\".contains(character) { safe += "\\" }
        safe.append(character)
      }
      return quoted(safe)
    }
    var script = """
      #compdef prelo
      # made by: prelo completion zsh
      _prelo() {
        local -a commands
        commands=(

      """
    for command in Command.all {
      script += "    '\(command.word):\(bracketed(command.summary[language]))'\n"
    }
    script += """
        )
        if ((CURRENT == 2)); then
          _describe command commands
          return
        fi
        case $words[2] in

      """
    for command in Command.all {
      script += "    \(command.word))\n      _arguments -S \\\n"
      for option in command.options {
        let words = values(of: option)
        let action = words.isEmpty ? "_files" : "(" + words.joined(separator: " ") + ")"
        let star = option.isRepeatable ? "*" : ""
        for name in option.names {
          script += "        '\(star)\(name)[\(bracketed(option.meaning[language]))]"
          if let value = option.placeholder { script += ":\(bracketed(value[language])):\(action)" }
          script += "' \\\n"
        }
      }
      script += "        '*:file:_files'\n      ;;\n"
    }
    return script + "  esac\n}\n_prelo \"$@\"\n"
  }

  // MARK: fish

  private static func fish(_ language: Language) -> String {
    func quoted(_ text: String) -> String {
      var safe = "'"
      for character in text {
        if character == "'" || character == "\\" { safe += "\\" }
        safe.append(character)
      }
      return safe + "'"
    }
    var script = "# fish completion for prelo; made by: prelo completion fish\n"
    for command in Command.all {
      script +=
        "complete -c prelo -n __fish_use_subcommand -f -a \(command.word)"
        + " -d \(quoted(command.summary[language]))\n"
    }
    for command in Command.all {
      for option in command.options {
        script +=
          "complete -c prelo -n '__fish_seen_subcommand_from \(command.word)' -l \(option.word)"
        if let short = option.shortName { script += " -s \(short.dropFirst())" }
        if option.placeholder != nil { script += " -r" }
        let words = values(of: option)
        if !words.isEmpty { script += " -f -a \(quoted(words.joined(separator: " ")))" }
        script += " -d \(quoted(option.meaning[language]))\n"
      }
    }
    return script
  }
}
