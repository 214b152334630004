using System.Buffers;
using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>How the parts of which runners tell make the full name of a test, the same in each run.</summary>
internal static class ReportNames
{
    private const int MaxName = 1024;

    /// <summary>Between parts that are free text or paths; dots join those that are identifiers.</summary>
    public const string Separator = " > ";

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\t");
    private static readonly SearchValues<char> NoIdentifier = SearchValues.Create(" /\\›>");

    /// <summary>Extensions of files that are as good as classes to their runners.</summary>
    private static readonly FrozenSet<string> Scripts =
        new[] { ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A name on one line, without terminal sequences.</summary>
    public static string Clean(string name)
    {
        if (name.Length <= MaxName && name.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return name;

        string line = name.AsSpan().ContainsAny(LineEnds)
            ? string.Join(' ', name.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : name;
        return OutputText.Clean(line, MaxName);
    }

    public static string? CleanPath(string? path) => path is { Length: > 0 } ? Clean(path) : null;

    /// <summary>A test of a class, a module or the like. Runners that write both into one name write the class first.</summary>
    public static string InClass(string name, string type) => type.Length == 0 || StartsWithPart(name, type) ? name : $"{type}{SeparatorAfter(type)}{name}";

    /// <summary>A path in a name, such that it is the same in another copy of the repository.</summary>
    public static string Relative(string path, string? root)
    {
        string slashed = path.Replace('\\', '/');
        if (!Path.IsPathRooted(slashed) && slashed.IndexOf(":/", StringComparison.Ordinal) != 1)
            return slashed;

        string? folder = root?.Replace('\\', '/').TrimEnd('/');
        return folder is not null && slashed.StartsWith(folder + "/", StringComparison.Ordinal)
            ? slashed[(folder.Length + 1)..]
            : slashed[(slashed.LastIndexOf('/') + 1)..];
    }

    /// <summary>Whether a part of a name is the path of a file.</summary>
    public static bool IsFile(string part) =>
        part.AsSpan().ContainsAny('/', '\\') && !part.AsSpan().ContainsAny(' ', '<') && Path.GetExtension(part.AsSpan()).Length is > 1 and < 8;

    /// <summary>A part of a name, such that it is the same in another copy of the repository.</summary>
    public static string Stable(string part, string? root) => IsFile(part) ? Relative(part, root) : part;

    private static bool StartsWithPart(string name, string part) =>
        name.StartsWith(part, StringComparison.Ordinal) && (name.Length == part.Length || !char.IsLetterOrDigit(name[part.Length]));

    private static string SeparatorAfter(string type) =>
        type.AsSpan().ContainsAny(NoIdentifier) || IsScript(type) ? Separator : type.Contains("::", StringComparison.Ordinal) ? "::" : ".";

    private static bool IsScript(string type) =>
        Scripts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Path.GetExtension(type.AsSpan()));
}
