namespace AgentLoop;

/// <summary>Reduces the names that runners report to what stands in the source.</summary>
internal static class TestNames
{
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
