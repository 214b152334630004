using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentLoop;

/// <summary>
/// Keeps a repository's own settings of how tests run in files that say other things too: the pytest of <c>pyproject.toml</c> and <c>setup.cfg</c>, whose other parts
/// have no say once a project is installed, so that the file stays as it was, and the runners of <c>package.json</c>, which are put back into the candidate's.
/// </summary>
internal static class OwnTestSettings
{
    private static readonly string[] Runners = ["jest", "vitest", "mocha", "ava", "tap", "nyc", "c8", "jasmine"];

    private static readonly string[] Others = ["project", "build-system", "dependency-groups", "metadata", "options", "flake8", "mypy", "isort", "bdist_wheel", "egg_info"];

    /// <summary>The change without what it does to such settings: itself where that is nothing, and <see langword="null"/> where nothing of it is left.</summary>
    public static async ValueTask<FileChange?> KeepAsync(IWorkspaceView files, FileChange change, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(change.Path);
        if (!IsMixed(name) && !IsMixed(Path.GetFileName(change.NewPath)))
            return change;
        if (change.Kind is not (FileChangeKind.Add or FileChangeKind.Modify) || change.Content is not { } content)
            return null; // with the file itself gone, or another in its place, nothing tells what was meant of it
        string before = change.Kind == FileChangeKind.Add ? "" : Encoding.UTF8.GetString((await files.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false) ?? default).Span);
        string after = Encoding.UTF8.GetString(content.Span);
        if (name != "package.json")
            return OfTests(before).SequenceEqual(OfTests(after), StringComparer.Ordinal) ? change : null;
        return Restored(before, after) is not { } restored ? null : ReferenceEquals(restored, after) ? change : change with { Content = Encoding.UTF8.GetBytes(restored) };
    }

    private static bool IsMixed(string? name) => name is "pyproject.toml" or "setup.cfg" or "package.json";

    /// <summary>The lines of all parts but those that are plainly of something else than tests.</summary>
    private static IEnumerable<string> OfTests(string text)
    {
        bool isOther = false;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                isOther = IsOther(line);
            else if (line.TrimStart()[0] == '[')
                isOther = false; // of an INI file it is no header there, of TOML it is
            if (!isOther)
                yield return line;
        }
    }

    /// <summary>Whether a table is plainly of something else: one whose name is written in any other way than usual is not.</summary>
    private static bool IsOther(string line)
    {
        string[] names = line.Split(']')[0].TrimStart('[').Split('.');
        if (!names.All(name => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            return false;
        return names[0] == "tool"
            ? names.Length > 1 && names[1] is not ("pytest" or "coverage" or "tox")
            : Others.Contains(names[0].Split('-')[0], StringComparer.Ordinal) || Others.Contains(names[0], StringComparer.Ordinal);
    }

    /// <summary>The candidate's package with the repository's settings of tests; the same text where it has them already, and <see langword="null"/> where it cannot be read.</summary>
    private static string? Restored(string before, string after)
    {
        try
        {
            if (JsonNode.Parse(after) is not JsonObject package)
                return null;
            JsonObject own = before.Length > 0 && JsonNode.Parse(before) is JsonObject parsed ? parsed : [];
            bool isChanged = Put(own, package, key => Runners.Contains(key, StringComparer.Ordinal));
            if (package["scripts"] is JsonObject scripts)
                isChanged |= Put(own["scripts"] as JsonObject ?? [], scripts, key => key.StartsWith("test", StringComparison.Ordinal) || key is "pretest" or "posttest");
            return isChanged ? package.ToJsonString() : after;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static bool Put(JsonObject own, JsonObject package, Func<string, bool> isOfTests)
    {
        bool isChanged = false;
        foreach (string key in own.Concat(package).Select(pair => pair.Key).Distinct(StringComparer.Ordinal).Where(isOfTests).ToArray())
        {
            if (JsonNode.DeepEquals(own[key], package[key]))
                continue;
            isChanged = true;
            package.Remove(key);
            if (own[key] is { } value)
                package[key] = value.DeepClone();
        }
        return isChanged;
    }
}
