namespace AgentLoop;

/// <summary>Finds calls that end the process with exit code 0, but for those at the end of a program.</summary>
internal static class SuccessfulExits
{
    public static IEnumerable<(string Call, string Function, int Line)> In(GuardedFile file)
    {
        GuardTokens code = file.Source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            bool isComputed = IsComputed(file.Source, code, i);
            if (!isComputed && !IsExit(file.Source, code, i))
                continue;
            GuardFunction? function = file.Functions.Where(one => one.First <= i && i < one.End).MinBy(one => one.End - one.First);
            if (isComputed && function is not null)
                continue;
            if (file.Source.IsTest ? !IsMainGuard(file, code, i) : !IsProgram(file, function, code, i))
                yield return (code.Slice(Math.Max(0, i - 2), code.After(i + 1)).ToString(), function?.FullName ?? "", code[i].Line);
        }
    }

    private static bool IsExit(GuardSource source, GuardTokens code, int index)
    {
        string word = code[index].Text;
        if (word is "exitCode" or "ExitCode" && code.Is(index + 1, "=") && code.Is(index + 2, "0"))
            return code.IsAny(index - 2, "process", "Environment") && source.IsTest;
        if (word is not ("exit" or "Exit" or "_exit" or "_Exit" or "quick_exit" or "halt" or "exitProcess" or "TerminateProcess" or "FailFast")
            || !code.Is(index + 1, "("))
            return word is "exit" && (code.Is(index + 1, "!") || code[index + 1].Text == "0") && source.IsRuby;
        GuardTokens arguments = code.Inside(index + 1);
        bool isSuccess = arguments.Count == 1 && LiteralText.Normalize(arguments[0]) is "0" or "true" or "null"
            || arguments.ToString() is "EXIT_SUCCESS" or "0 ;";
        isSuccess |= arguments.Count == 0 && source.Language.Name is "Python" or "PHP" or "JavaScript" or "TypeScript";
        if (!code.IsAny(index - 1, ".", "::"))
            return isSuccess && source.Language.Name is "Python" or "PHP" or "Ruby" or "C/C++" or "Rust" or "Kotlin"
                && !code.IsAny(index - 1, "def", "fun", "fn", "void");
        return isSuccess && code[index - 2].Text is "Environment" or "os" or "sys" or "process" or "System" or "Runtime" or "Application" or "Kernel" or "std"
            or "$" or ")" or "getRuntime" or "syscall";
    }

    /// <summary>Whether the process ends with a code that is worked out; where a file is only loaded, nothing has been found yet that it could tell.</summary>
    private static bool IsComputed(GuardSource source, GuardTokens code, int index)
    {
        if (source.IsTest || !(source.IsPython || source.IsScript) || !code.IsAny(index, "exit", "_exit") || !code.Is(index + 1, "(") || !code.IsAny(index - 2, "os", "sys", "process"))
            return false;
        GuardTokens arguments = code.Inside(index + 1);
        if (IsEntry(source.Path) || (arguments.Count == 2 && arguments.Is(0, "-") && LiteralText.IsLiteral(arguments[1])))
            return false;
        return arguments.Count > 1 || (arguments.Count == 1 && !LiteralText.IsLiteral(arguments[0]));
    }

    private static bool IsMainGuard(GuardedFile file, GuardTokens code, int index)
    {
        for (int i = index; i >= 0 && i > index - 40; i--)
        {
            if (code.Is(i, "__name__"))
                return file.Source.IsPython;
        }

        return false;
    }

    /// <summary>Whether a program ends here, rather than a part of one.</summary>
    private static bool IsProgram(GuardedFile file, GuardFunction? function, GuardTokens code, int index)
    {
        bool isEntry = IsEntry(file.Source.Path);
        bool isMain = function is not null
            && (function.Name.Contains("main", StringComparison.OrdinalIgnoreCase) || function.Name.Contains("usage", StringComparison.OrdinalIgnoreCase)
            || function.Name.Contains("shutdown", StringComparison.OrdinalIgnoreCase)
            || function.Name.Contains("handle_sig", StringComparison.OrdinalIgnoreCase) || function.Name is "run_cli" or "cli" or "quit");
        return isMain || (isEntry && (function is not null || !file.Source.IsPython)) || IsMainGuard(file, code, index);
    }

    /// <summary>Whether a file is called as those are that a program begins with.</summary>
    private static bool IsEntry(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        string folder = $"/{path}";
        return name is "main" or "program" or "cli" or "__main__" or "manage" or "app" or "index" or "setup" or "server"
            || name.Ends("cli") || folder.Has("/bin/") || folder.Has("/cmd/") || folder.Has("/scripts/")
            || folder.Has("/tools/") || folder.Has("/cli/");
    }
}
