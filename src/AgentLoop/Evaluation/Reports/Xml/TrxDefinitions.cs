namespace AgentLoop;

/// <summary>The classes of tests by the ids of the tests.</summary>
internal sealed class TrxDefinitions(int maxTests)
{
    private readonly Dictionary<TrxId, string> classes = [];
    private byte[] lastBytes = [];
    private TrxId id;
    private string lastClass = "";

    /// <summary>Takes an element that starts; <see langword="false"/> when it is about something else.</summary>
    public bool Take(ReportXml xml)
    {
        if (xml.Name.SequenceEqual("UnitTest"u8))
            id = TrxId.Of(xml.RawAttribute("id"u8));
        else if (xml.Name.SequenceEqual("TestMethod"u8))
            Keep(xml.RawAttribute("className"u8));
        else
            return false;

        return true;
    }

    /// <summary>The class of a test; <see langword="null"/> where nothing says.</summary>
    public string? ClassOf(TrxId testId) => classes.GetValueOrDefault(testId);

    /// <summary>Tests of a class follow each other, and so need not have a string each.</summary>
    private void Keep(ReadOnlySpan<byte> written)
    {
        if (!written.SequenceEqual(lastBytes))
        {
            lastBytes = written.ToArray();
            lastClass = NameOf(ReportXmlText.Decode(written, 1024));
        }

        if (lastClass.Length > 0 && classes.Count < maxTests)
            classes[id] = lastClass;
    }

    /// <summary>Some runners write the assembly behind the class.</summary>
    private static string NameOf(string className)
    {
        int comma = className.IndexOf(',', StringComparison.Ordinal);
        return ReportNames.Clean(comma < 0 ? className : className[..comma].TrimEnd());
    }
}
