namespace AgentLoop.Roslyn;

/// <summary>Reads what <see cref="CollectorTargets"/> wrote. What makes no sense is left out: a project that is not understood is not judged.</summary>
internal sealed class CollectionReader
{
    private readonly Dictionary<(string, string), CollectedProject> projects = [];
    private readonly Dictionary<string, Digest> files = new(StringComparer.Ordinal);
    private CollectedProject? current;
    private string root = "";

    public static CollectedBuild Read(string text, bool succeeded)
    {
        CollectionReader reader = new();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
            reader.Take(line.ToString().Split('\t'));
        return new CollectedBuild
        {
            Root = reader.root,
            Projects = [.. reader.projects.Values.Where(p => p.Arguments.Count > 0)],
            Files = reader.files,
            Succeeded = succeeded,
        };
    }

    private void Take(string[] parts)
    {
        switch (parts)
        {
            case ["root", var path]:
                root = path.TrimEnd('/');
                break;
            case ["project", var file, var framework]:
                current = Project(file, framework);
                break;
            case ["file", var hash, var path] when Parse(hash) is { } digest:
                files[Normal(path)] = digest;
                break;
            default:
                if (current is not null)
                    Take(current, parts);
                break;
        }
    }

    private static void Take(CollectedProject project, string[] parts)
    {
        switch (parts)
        {
            case ["directory", var path]:
                project.Directory = path.TrimEnd('/');
                break;
            case ["compiler", var version]:
                project.Compiler = Version.TryParse(version, out Version? known) ? known : null;
                break;
            case ["globs", var items, var compileItems]:
                project.HasGlobs = IsTrue(items) && IsTrue(compileItems);
                break;
            case ["produces", var path]:
                project.Produces.Add(Normal(path));
                break;
            case ["arguments"]:
                project.Arguments.Clear();
                project.Generated.Clear();
                break;
            case ["argument", ..]:
                project.Arguments.Add(string.Join('\t', parts[1..]));
                break;
            case ["generated", var path]:
                project.Generated.Add(Normal(path));
                break;
            case ["other", var path]:
                project.Others.Add(Normal(path));
                break;
            default:
                TakeOutput(project, parts);
                break;
        }
    }

    private static void TakeOutput(CollectedProject project, string[] parts)
    {
        switch (parts)
        {
            case ["built", var path]:
                project.Target = Normal(path);
                project.Has.Clear();
                break;
            case ["had", var hash, var path] when Parse(hash) is { } digest:
                project.Had.Add(new CollectedFile(Normal(path), digest));
                break;
            case ["has", var hash, var path] when Parse(hash) is { } digest:
                project.Has.Add(new CollectedFile(Normal(path), digest));
                break;
        }
    }

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static Digest? Parse(string hash) =>
        hash.Length == 64 && Digest.TryParse(hash.ToLowerInvariant(), out Digest digest) ? digest : null;

    private static string Normal(string path) => Path.IsPathFullyQualified(path) ? Path.GetFullPath(path) : path;

    private CollectedProject Project(string file, string framework)
    {
        if (!projects.TryGetValue((file, framework), out CollectedProject? project))
            projects[(file, framework)] = project = new CollectedProject(file, framework);
        return project;
    }
}
