using System.Xml;

namespace AgentLoop;

/// <summary>What stands in one file of MSBuild: its properties and packages, conditions unheeded but for defaults.</summary>
internal sealed class DotNetProjectFile
{
    private const int MaxElements = 20_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
    };

    /// <summary>The properties; one under a condition counts where there is none without.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> Packages { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it goes on to the file of its kind further out.</summary>
    public bool ImportsOuter { get; private set; }

    /// <summary>Reads a file; <see langword="null"/> for what is no project.</summary>
    public static DotNetProjectFile? Parse(string text)
    {
        DotNetProjectFile file = new();
        using StringReader source = new(text);
        using XmlReader reader = XmlReader.Create(source, Settings);
        try
        {
            return file.Fill(reader) ? file : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private bool Fill(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName is not "Project")
            return false;
        if (reader.GetAttribute("Sdk") is { } sdk)
            Properties["Sdk"] = sdk;
        reader.Read();
        string group = "";
        bool isConditional = false;
        for (int i = 0; i < MaxElements && !reader.EOF; i++)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
                (group, isConditional) = (reader.LocalName, reader.GetAttribute("Condition") is not null);
            if (reader.NodeType != XmlNodeType.Element || !TakeProperty(reader, group, isConditional))
                reader.Read();
        }

        return true;
    }

    private static bool IsOuter(string import) =>
        import.Contains("GetPathOfFileAbove", StringComparison.OrdinalIgnoreCase) || import.StartsWith("..", StringComparison.Ordinal);

    /// <summary>Takes an element; true where it has read past it.</summary>
    private bool TakeProperty(XmlReader reader, string group, bool isConditional)
    {
        if (reader.LocalName is "PackageReference" or "GlobalPackageReference" && reader.GetAttribute("Include") is { } package)
            Packages.UnionWith(package.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        else if (reader.LocalName is "Import")
            ImportsOuter |= IsOuter(reader.GetAttribute("Project") ?? "");
        if (group is not "PropertyGroup" || reader.Depth != 2)
            return false;

        string name = reader.LocalName;
        bool isDefault = isConditional || reader.GetAttribute("Condition") is not null;
        string value = reader.ReadInnerXml().Trim();
        if (value.Contains('<', StringComparison.Ordinal) || (isDefault && !Properties.TryAdd(name, value)))
            return true;
        Properties[name] = value;
        return true;
    }
}
