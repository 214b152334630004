namespace AgentLoop;

/// <summary>A project with what it takes from the files around it.</summary>
internal sealed class DotNetProject
{
    private const int MaxDepth = 8;

    private readonly Dictionary<string, string> properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> packages = new(StringComparer.OrdinalIgnoreCase);

    private DotNetProject(string path, DotNetProjectFile own)
    {
        Path = path;
        Own = own;
        properties["MSBuildProjectName"] = Name;
    }

    public string Path { get; }

    /// <summary>What stands in the project's own file.</summary>
    public DotNetProjectFile Own { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder of the <c>Directory.Build.props</c> nearest to it, where outputs of all projects may be gathered.</summary>
    public string PropsFolder { get; private set; } = "";

    /// <summary>Reads a project with the <c>Directory.Build.*</c> and <c>Directory.Packages.props</c> it takes; <see langword="null"/> for what is none.</summary>
    public static async ValueTask<DotNetProject?> ReadAsync(RepositoryFiles files, string path, CancellationToken cancellationToken)
    {
        if (await ParseAsync(files, path, cancellationToken).ConfigureAwait(false) is not { } own)
            return null;
        DotNetProject project = new(path, own);
        foreach (string name in new[] { "Directory.Packages.props", "Directory.Build.props" })
            await project.TakeOuterAsync(files, name, cancellationToken).ConfigureAwait(false);
        project.Take(own);
        await project.TakeOuterAsync(files, "Directory.Build.targets", cancellationToken).ConfigureAwait(false);
        return project;
    }

    /// <summary>
    /// Whether it refers to a package. One that stands in a file for many projects counts for a project that is called a test or says that it is one:
    /// such files give them by conditions.
    /// </summary>
    public bool Has(string package) => Own.Packages.Contains(package) || (IsCalledTest && packages.Contains(package));

    /// <summary>The packages it refers to that begin so.</summary>
    public bool HasAny(Func<string, bool> named) => Own.Packages.Any(named) || (IsCalledTest && packages.Any(named));

    /// <summary>Whether a property says yes.</summary>
    public bool Is(string property) => string.Equals(this[property], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a property, other properties in it replaced; empty where it is not set.</summary>
    public string this[string property] => Value(properties.GetValueOrDefault(property, ""), MaxDepth);

    private bool IsCalledTest =>
        Name.Contains("Test", StringComparison.OrdinalIgnoreCase) || Name.Contains("Spec", StringComparison.OrdinalIgnoreCase) ||
        string.Equals(Own.Properties.GetValueOrDefault("IsTestProject"), "true", StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<DotNetProjectFile?> ParseAsync(RepositoryFiles files, string path, CancellationToken cancellationToken) =>
        await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text ? DotNetProjectFile.Parse(text) : null;

    /// <summary>The nearest file of a name and, where that imports it, the one further out.</summary>
    private async ValueTask TakeOuterAsync(RepositoryFiles files, string name, CancellationToken cancellationToken)
    {
        Stack<DotNetProjectFile> chain = new();
        foreach (string folder in RepositoryFiles.Upwards(RepositoryFiles.Folder(Path)))
        {
            if (await ParseAsync(files, RepositoryFiles.Join(folder, name), cancellationToken).ConfigureAwait(false) is not { } file)
                continue;
            if (chain.Count == 0 && name is "Directory.Build.props")
                PropsFolder = folder;
            chain.Push(file);
            if (!file.ImportsOuter)
                break;
        }

        foreach (DotNetProjectFile file in chain)
            Take(file);
    }

    private void Take(DotNetProjectFile file)
    {
        foreach ((string name, string value) in file.Properties)
            properties[name] = value;
        packages.UnionWith(file.Packages);
    }

    private string Value(string text, int depth)
    {
        int start = text.IndexOf("$(", StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf(')', start);
        if (end < 0 || depth == 0 || text.Length > 2000)
            return text;
        string value = properties.GetValueOrDefault(text[(start + 2)..end], "");
        return Value(string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1)), depth - 1);
    }
}
