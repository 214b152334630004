namespace AgentLoop;

/// <summary>Reduces the names that runners report to what stands in the source.</summary>
internal static class TestNames
{
    /// <summary>Whether a text has a name in it that is not a part of a longer one.</summary>
    public static bool Occurs(string name, string text)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end])))
                return true;
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>The last part of a name such as <c>A.B.Adds(a: 1)</c>, <c>tests/t.py::test_add[1]</c> or <c>TestAdd/zero</c>.</summary>
    public static string Simple(string name)
    {
        int arguments = name.IndexOfAny(['(', '[', '{']);
        string bare = (arguments > 0 ? name[..arguments] : name).Trim();
        if (bare.Contains(' ', StringComparison.Ordinal))
            return bare;
        int sub = bare.Contains("::", StringComparison.Ordinal) ? -1 : bare.IndexOf('/');
        string whole = sub > 0 ? bare[..sub] : bare;
        return whole[(whole.LastIndexOfAny(['.', ':', '/', '#']) + 1)..];
    }
}
