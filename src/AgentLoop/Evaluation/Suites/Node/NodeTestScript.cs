using System.Buffers;

namespace AgentLoop;

/// <summary>
/// A <c>test</c> script taken apart: what of it builds, and what runs the tests. Linters and the like are left out, for a candidate is judged here by its
/// tests.
/// </summary>
internal sealed record NodeTestScript
{
    private const int MaxLength = 4000;

    private static readonly SearchValues<char> NotSimple = SearchValues.Create("|;&<>`\n#(){}\\");

    private static readonly string[] Checkers = ["eslint", "prettier", "standard", "xo", "tslint", "oxlint", "biome", "stylelint", "echo", "rimraf", "lint"];

    /// <summary>The commands before the runner, for a shell.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The command that runs the tests, for a shell; empty where the script names no runner.</summary>
    public string Run { get; init; } = "";

    /// <summary>The runner; <see langword="null"/> where the script names none that is known.</summary>
    public NodeRunner? Runner { get; init; }

    /// <summary>Takes a script apart, and those of the same package that it calls by name.</summary>
    public static NodeTestScript Parse(NodePackage package, string name = "test")
    {
        List<string> before = [];
        if (package.Scripts.TryGetValue($"pre{name}", out string? pre) && pre.Length <= MaxLength)
            before.AddRange(Steps(pre).Where(step => !IsCheck(step)));
        string script = package.Scripts.GetValueOrDefault(name, "");
        foreach (string step in script.Length <= MaxLength ? Steps(script) : [])
        {
            if (Called(package, step, name) is { } called && Parse(package, called) is { Runner: { } } inner)
                return inner with { Before = [.. before, .. inner.Before] };
            if (Array.Find(NodeRunners.All, runner => runner.IsCalledBy(step)) is { } runner)
                return new NodeTestScript { Before = before, Runner = runner, Run = IsSimple(step) ? Bare(step) : "" };
            if (!IsCheck(step))
                before.Add(step);
        }

        return new NodeTestScript();
    }

    /// <summary>The words of a command.</summary>
    public static string[] Words(string step) => step.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] Steps(string script) => script.Split("&&", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The script that a step calls, <c>npm run test:unit</c>; none that would go round in a circle.</summary>
    private static string? Called(NodePackage package, string step, string caller)
    {
        string[] words = Words(step);
        bool isCall = words.Length is 2 or 3 && words[0] is "npm" or "pnpm" or "yarn" && (words.Length == 2 || words[1] is "run" or "-s");
        return isCall && package.Scripts.ContainsKey(words[^1]) && words[^1].Length > caller.Length ? words[^1] : null;
    }

    /// <summary>Whether a step calls a checker, or a script that is called like one: <c>eslint .</c>, <c>npm run lint:js</c>.</summary>
    private static bool IsCheck(string step) => Words(step).SelectMany(word => word.Split(':')).Any(part => Checkers.Contains(part, StringComparer.Ordinal));

    /// <summary>Whether more arguments can be put behind a command: no pipe, no second command, nothing unclosed.</summary>
    private static bool IsSimple(string step) =>
        !step.AsSpan().ContainsAny(NotSimple) && step.Count(c => c == '\'') % 2 == 0 && step.Count(c => c == '"') % 2 == 0 && !step.Contains("$(", StringComparison.Ordinal);

    private static string Bare(string step) => step.StartsWith("npx ", StringComparison.Ordinal) ? step[4..].TrimStart() : step;
}
