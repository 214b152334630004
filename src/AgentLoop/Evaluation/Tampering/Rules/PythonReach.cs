using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Finds where a product in Python reaches for what runs its tests.</summary>
internal static class PythonReach
{
    private const string Changed = "A test framework is changed";
    private const string Program = "The program that is being run is reached for";

    /// <summary>Modules of Python's own that tests and products share.</summary>
    private static readonly FrozenSet<string> Shared = SourceLanguages.Words("math statistics operator functools itertools collections json re decimal fractions datetime time random os string builtins");

    public static IEnumerable<FrameworkPatch> In(GuardSource source, FrozenSet<string> modules)
    {
        GuardTokens code = source.Code;
        HashSet<string> names = [.. modules, .. Names(code, modules)];
        bool isPlugin = source.Path.Split('/').Any(part => part.Has("pytest") || part is "plugin.py" || part.Has("testing"));
        for (int i = 0; i < code.Count; i++)
        {
            if (OfProgram(code, i) is { } program)
                yield return program;
            else if (code.Is(i, "_pytest") && code.IsAny(i - 1, "import", "from"))
                yield return new FrameworkPatch("The insides of a test framework are reached for", code.Slice(i - 1, i + 6).ToString(), code[i].Line, isPlugin ? FindingSeverity.Warning : FindingSeverity.Error);
            else if (code.IsAny(i, "setattr", "delattr", "__setattr__") && code.Is(i + 1, "(") && First(code, i + 1).All.Any(token => names.Contains(token.Text)))
                yield return new FrameworkPatch(Changed, code.Slice(i, i + 8).ToString(), code[i].Line);
            else if (code.Is(i, "=") && code.Is(i - 2, ".") && Root(code, i - 1) is var root && code[root].StartsLine && names.Contains(code[root].Text) && !modules.Contains(code[root].Text))
                yield return new FrameworkPatch(Changed, code.Slice(root, i + 1).ToString(), code[i].Line);
            else if (code.Is(i, "__subclasses__") && code.Slice(i - 4, i).All.Any(token => names.Contains(token.Text) || token.Text.Has("TestResult")))
                yield return new FrameworkPatch(Changed, code.Slice(i - 2, i + 3).ToString(), code[i].Line);
            else if (code.IsAny(i, "f_trace", "f_locals", "f_lineno") && code.Is(i - 1, ".") && (!code.Is(i, "f_lineno") || code.Is(i + 1, "=")))
                yield return new FrameworkPatch("The one who calls is changed, or looked into", code.Slice(i - 2, i + 2).ToString(), code[i].Line);
            else if (code.Is(i, "=") && code.Is(i - 2, ".") && code[i - 3].StartsLine && Shared.Contains(code[i - 3].Text))
                yield return new FrameworkPatch("What tests compare with is changed", code.Slice(i - 3, i + 1).ToString(), code[i].Line);
            else if ((code.IsAny(i, "get_objects", "get_referrers") && code.Is(i - 2, "gc")) || code.Is(i, "cell_contents"))
                yield return new FrameworkPatch("Objects of others are looked through", code.Slice(i - 2, i + 3).ToString(), code[i].Line, FindingSeverity.Warning);
        }
    }

    /// <summary>Names of <c>__main__</c> that are its own; what any module has, such as its file, may be asked for.</summary>
    private static FrameworkPatch? OfProgram(GuardTokens code, int index)
    {
        if (code.Is(index, "__main__") && code.Is(index - 1, "from"))
            return code[index + 2].Text.Begins("__") ? null : Patch(index, FindingSeverity.Error);
        if (code[index].Text.Trim('"', '\'') != "__main__" || code.IsAny(index - 1, "==", "!=", "in", "import"))
            return null;
        bool isIndex = code.Is(index - 1, "[");
        (int start, int end) = isIndex ? (Root(code, index - 2), index + 2) : (index, index + 1);
        bool isArgument = code.Is(start - 1, "(");
        if ((code.Is(end, ".") && code.Is(end + 1, "__dict__")) || (isArgument && code.IsAny(start - 2, "vars", "dir")))
            return Patch(index, FindingSeverity.Warning);
        bool takes = (code.Is(end, ".") && !code[end + 1].Text.Begins("__"))
            || (isArgument && code.IsAny(start - 2, "setattr", "import_module", "__import__"))
            || (isArgument && code.IsAny(start - 2, "getattr", "hasattr") && !LiteralText.Content(code[end + 1].Text).Begins("__"));
        return takes ? Patch(index, FindingSeverity.Error) : null;

        FrameworkPatch Patch(int at, FindingSeverity severity) => new(Program, code.Slice(Math.Max(0, at - 2), at + 4).ToString(), code[at].Line, severity);
    }

    /// <summary>What imports call the frameworks and what they have: <c>import unittest as u</c>, <c>from unittest import TestCase as T</c>.</summary>
    private static IEnumerable<string> Names(GuardTokens code, FrozenSet<string> modules)
    {
        for (int i = 0; i < code.Count; i++)
        {
            if (!code.IsAny(i, "import", "from") || !code[i].StartsLine || !modules.Contains(code[i + 1].Text))
                continue;
            for (int j = i + 2; j < code.Count && !code[j].StartsLine; j++)
            {
                if (code[j].IsIdentifier && (code.Is(j - 1, "as") || (code.Is(i, "from") && code.IsAny(j - 1, "import", ",", "(") && !code.Is(j + 1, "as"))))
                    yield return code[j].Text;
            }
        }
    }

    private static GuardTokens First(GuardTokens code, int open) => code.Inside(open).Parts().FirstOrDefault() ?? GuardTokens.Empty;

    private static int Root(GuardTokens code, int member)
    {
        while (member > 1 && code.Is(member - 1, "."))
            member -= 2;
        return member;
    }
}
