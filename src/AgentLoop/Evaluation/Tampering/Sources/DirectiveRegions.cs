namespace AgentLoop;

/// <summary>Which parts of a source with <c>#if</c> are compiled as far as one can tell: not those under a symbol that nobody is known to define.</summary>
internal sealed class DirectiveRegions
{
    private static readonly string[] KnownBeginnings =
        ["NET", "DEBUG", "RELEASE", "TRACE", "WINDOWS", "LINUX", "OSX", "MACOS", "IOS", "ANDROID", "_WIN", "__", "WIN", "HAVE_", "USE_", "_MSC", "defined", "ROSLYN", "CI", "BENCHMARK", "UNITY"];

    private readonly Stack<bool> dead = new();
    private readonly HashSet<string> defined = new(StringComparer.Ordinal);

    public bool IsDead => dead.Contains(item: true);

    public void Read(string directive)
    {
        string[] words = directive.TrimStart('#', ' ', '\t').Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string rest = words.Length > 1 ? words[1].Trim() : "";
        switch (words.FirstOrDefault())
        {
            case "define":
                defined.Add(rest.Split(' ')[0]);
                break;
            case "if" or "ifdef":
                dead.Push(IsNever(rest));
                break;
            case "ifndef":
                dead.Push(item: false);
                break;
            case "else" when dead.Count > 0:
                dead.Pop();
                dead.Push(item: false);
                break;
            case "elif" when dead.Count > 0:
                dead.Pop();
                dead.Push(IsNever(rest));
                break;
            case "endif" when dead.Count > 0:
                dead.Pop();
                break;
        }
    }

    private bool IsNever(string condition)
    {
        string symbol = condition.Split("//")[0].Trim().Trim('(', ')').Trim();
        if (symbol is "false" or "0" or "FALSE")
            return true;
        bool isName = symbol.Length > 0 && symbol.All(c => char.IsLetterOrDigit(c) || c == '_') && symbol is not ("true" or "1");
        return isName && !defined.Contains(symbol) && !Array.Exists(KnownBeginnings, known => symbol.StartsWith(known, StringComparison.Ordinal));
    }
}
