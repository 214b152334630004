namespace AgentLoop;

/// <summary>Names of tests on a command line: untrusted, distinct, and not more than fit there.</summary>
internal static class FilterNames
{
    private const int MaxNames = 500;
    private const int MaxLength = 500;
    private const int MaxTotal = 64 * 1024;

    /// <summary>
    /// The distinct names by which tests can be said to a runner, in their order; <see langword="null"/> where there are none, where one has no such name,
    /// or where they are too many.
    /// </summary>
    /// <param name="tests">The tests.</param>
    /// <param name="nameOf">The name of one for the runner; <see langword="null"/> where it has none.</param>
    public static IReadOnlyList<string>? Of(IReadOnlyList<TestResult> tests, Func<TestResult, string?> nameOf)
    {
        List<string> names = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        int total = 0;
        foreach (TestResult test in tests)
        {
            if (nameOf(test) is not { } name || !IsSafe(name))
                return null;
            if (!seen.Add(name))
                continue;
            names.Add(name);
            total += name.Length;
            if (names.Count > MaxNames || total > MaxTotal)
                return null;
        }

        return names.Count > 0 ? names : null;
    }

    /// <summary>Whether a name can stand on a command line without being taken for something else there.</summary>
    public static bool IsSafe(string name) => name.Length is > 0 and <= MaxLength && name[0] != '-' && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>
    /// The full name of a method of .NET or Java without the arguments of a data row, such as <c>N.C.Max</c> of <c>N.C.Max(a: 1)</c>;
    /// <see langword="null"/> for what is no such name.
    /// </summary>
    public static string? Method(string name)
    {
        int end = name.AsSpan().IndexOfAny('(', '[');
        string method = (end < 0 ? name : name[..end]).TrimEnd();
        return method.Contains('.', StringComparison.Ordinal) && method.Split('.').All(IsIdentifier) ? method : null;
    }

    /// <summary>Whether a text is an identifier, or the name of a nested or generic type.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '+' or '`' or '$');

    /// <summary>The same command with more arguments at its end.</summary>
    public static SandboxCommand With(this SandboxCommand command, params IEnumerable<string> arguments) => command with { Arguments = [.. command.Arguments, .. arguments] };
}
