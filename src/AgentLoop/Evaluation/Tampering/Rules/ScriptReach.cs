namespace AgentLoop;

/// <summary>Finds where a product in JavaScript or TypeScript reaches for what runs its tests.</summary>
internal static class ScriptReach
{
    private static readonly string[] Insides = ["reallyExit", "binding", "_linkedBinding", "_kill", "_exiting"];

    public static IEnumerable<FrameworkPatch> In(GuardTokens code, bool isForTests)
    {
        bool serializes = code.All.Any(token => token.Text is "v8" or "'v8'" or "\"v8\"" or "'node:v8'" or "\"node:v8\"");
        for (int i = 0; i < code.Count; i++)
        {
            if (code.IsAny(i, "set", "defineProperty", "deleteProperty") && code.Is(i - 2, "Reflect") && code.Is(i + 1, "(") && IsShared(code.Inside(i + 1).Parts().FirstOrDefault()))
                yield return new FrameworkPatch("What tests compare with is changed", code.Slice(i - 2, i + 6).ToString(), code[i].Line);
            else if (code.Is(i, "assign") && code.Is(i - 2, "Object") && code.Is(i + 1, "(") && code.Inside(i + 1).Parts().FirstOrDefault() is { } target && target.Is(0, "require") && IsShared(target))
                yield return new FrameworkPatch("What tests compare with is changed", code.Slice(i - 2, i + 6).ToString(), code[i].Line);
            else if (code.IsAny(i, "_load", "_resolveFilename", "_extensions", "_cache") && code.IsAny(i - 2, "Module", "module", "require") && (code.IsAny(i + 1, "=", "[")))
                yield return new FrameworkPatch("What is loaded is changed", code.Slice(i - 2, i + 2).ToString(), code[i].Line);
            else if (code.Is(i, "process") && IsExit(code, i))
                yield return new FrameworkPatch("The process is ended where nobody sees it", code.Slice(i, i + 6).ToString(), code[i].Line);
            else if (!isForTests && code[i].Kind == SourceTokenKind.Text && LiteralText.Content(code[i].Text) == "node:test" && (code.Is(i - 1, "from") || code.IsAny(i - 2, "require", "import")))
                yield return new FrameworkPatch("The product loads what runs its tests", code.Slice(i - 2, i + 1).ToString(), code[i].Line);
            else if (serializes && code.Is(i, "writeSync") && code.Is(i + 1, "(") && code.IsAny(i + 2, "1", "2"))
                yield return new FrameworkPatch("What a runner says is said by the product", code.Slice(i, i + 6).ToString(), code[i].Line);
        }
    }

    private static bool IsShared(GuardTokens? target) =>
        target?.All.Any(token => token.Text is "process" or "globalThis" or "global" or "assert" or "expect" or "prototype" or "'assert'" or "\"assert\"" or "'node:assert'" or "'node:test'" or "\"node:assert\"" or "\"node:test\"") == true;

    /// <summary><c>process.reallyExit</c>, <c>process['exit'](0)</c>, <c>process[name](0)</c>; not <c>process[stream].write</c>.</summary>
    private static bool IsExit(GuardTokens code, int index)
    {
        if (code.Is(index + 1, "."))
            return Insides.Contains(code[index + 2].Text, StringComparer.Ordinal) && !code.Is(index + 3, "===");
        if (!code.Is(index + 1, "["))
            return false;
        bool isWord = code[index + 2].Kind == SourceTokenKind.Text && code.Is(index + 3, "]");
        string word = LiteralText.Content(code[index + 2].Text);
        return isWord ? word is "exit" or "kill" or "abort" || Insides.Contains(word, StringComparer.Ordinal) : code.Is(code.After(index + 1), "(");
    }
}
