using System.Text.Json;

namespace AgentLoop;

/// <summary>What detection needs of a <c>package.json</c>.</summary>
internal sealed record NodePackage
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] DependencyGroups = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

    /// <summary>The folder it stands in.</summary>
    public required string Folder { get; init; }

    public IReadOnlyDictionary<string, string> Scripts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The names of all packages it depends on.</summary>
    public IReadOnlySet<string> Dependencies { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether it names workspaces, packages below it that are installed with it.</summary>
    public bool HasWorkspaces { get; init; }

    /// <summary>Whether it configures Jest.</summary>
    public bool ConfiguresJest { get; init; }

    /// <summary>Reads one; <see langword="null"/> for what is none.</summary>
    public static NodePackage? Parse(string folder, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(folder, document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NodePackage Read(string folder, JsonElement root) => new()
    {
        Folder = folder,
        Scripts = Properties(root, "scripts")
            .Where(property => property.Value.ValueKind == JsonValueKind.String)
            .DistinctBy(property => property.Name, StringComparer.Ordinal)
            .ToDictionary(property => property.Name, property => property.Value.GetString()!, StringComparer.Ordinal),
        Dependencies = DependencyGroups
            .SelectMany(group => Properties(root, group)).Select(property => property.Name).ToHashSet(StringComparer.Ordinal),
        HasWorkspaces = root.TryGetProperty("workspaces", out _),
        ConfiguresJest = root.TryGetProperty("jest", out _),
    };

    private static IEnumerable<JsonProperty> Properties(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}
