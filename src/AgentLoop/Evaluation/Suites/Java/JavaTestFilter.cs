namespace AgentLoop;

/// <summary>Runs methods of Java, all invocations of each.</summary>
/// <param name="arguments">The arguments that name the methods.</param>
/// <param name="separator">What stands between a class and its method.</param>
internal sealed class JavaTestFilter(Func<IReadOnlyList<string>, IEnumerable<string>> arguments, char separator) : ITestFilter
{
    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests) =>
        FilterNames.Of(tests, test => Method(test.Name)) is { } methods ? all.With(arguments(methods)) : null;

    private string? Method(string name) => FilterNames.Method(name) is { } method && method.LastIndexOf('.') is int dot and > 0
        ? $"{method[..dot]}{separator}{method[(dot + 1)..]}"
        : null;
}
