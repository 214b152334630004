using System.Text;

namespace AgentLoop;

/// <summary>The classes of tests by the ids of the tests.</summary>
internal sealed class TrxDefinitions(int maxTests)
{
    private readonly Dictionary<string, string> classes = new(StringComparer.OrdinalIgnoreCase);
    private string id = "";
    private string lastClass = "";

    /// <summary>Takes an element that starts; <see langword="false"/> when it is about something else.</summary>
    public bool Take(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("UnitTest"u8))
            id = Encoding.UTF8.GetString(xml.RawAttribute("id"u8));
        else if (xml.Name.SequenceEqual("TestMethod"u8))
            Keep(xml.Attribute("className"u8) ?? "");
        else
            return false;

        return true;
    }

    /// <summary>The class of a test; <see langword="null"/> where nothing says.</summary>
    public string? ClassOf(string testId) => classes.GetValueOrDefault(testId);

    /// <summary>Some runners write the assembly behind the class.</summary>
    private void Keep(string className)
    {
        int comma = className.IndexOf(',', StringComparison.Ordinal);
        string type = ReportNames.Clean(comma < 0 ? className : className[..comma].TrimEnd());
        if (type.Length == 0 || classes.Count >= maxTests)
            return;

        lastClass = type == lastClass ? lastClass : type;
        classes[id] = lastClass;
    }
}
