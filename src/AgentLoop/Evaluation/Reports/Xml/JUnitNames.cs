using System.Text;

namespace AgentLoop;

/// <summary>
/// Names tests of JUnit XML by their class and name. The suite comes before them where it is a file, and in place of the class where there is none: only then do all
/// dialects write something in it that names the test and stays the same.
/// </summary>
internal sealed class JUnitNames(string? root)
{
    private byte[] lastClassBytes = [];
    private string lastClass = "";

    public string Of(ReportXml xml, List<ReportSuite> suites)
    {
        string name = (xml.Attribute("name"u8) ?? "").Trim();
        string type = ClassOf(xml);
        string suite = suites.Count == 0 ? "" : suites[^1].Name;
        if (type.Length == 0 || type is "test")
            return InSuites(name, suites, xml.Attribute("file"u8));
        if (type is "Test suite failed to run")
            type = "";

        string inClass = ReportNames.InClass(name, type);
        return ReportNames.IsFile(suite) && !inClass.StartsWith(suite, StringComparison.Ordinal)
            ? $"{ReportNames.Relative(suite, root)}{ReportNames.Separator}{inClass}"
            : inClass;
    }

    /// <summary>As <c>node --test</c> writes it, where the suites are nested and each test has the class <c>test</c>.</summary>
    private string InSuites(string name, List<ReportSuite> suites, string? file)
    {
        StringBuilder full = new();
        if (file is { Length: > 0 })
            full.Append(ReportNames.Relative(file, root)).Append(ReportNames.Separator);
        foreach (ReportSuite suite in suites)
        {
            if (suite.Name is not ("" or "pytest"))
                full.Append(ReportNames.Stable(suite.Name, root)).Append(ReportNames.Separator);
        }

        return full.Append(ReportNames.Stable(name, root)).ToString();
    }

    /// <summary>Tests of a class follow each other, and so need not have a string each.</summary>
    private string ClassOf(ReportXml xml)
    {
        ReadOnlySpan<byte> written = xml.RawAttribute("classname"u8);
        if (!written.SequenceEqual(lastClassBytes))
        {
            lastClassBytes = written.ToArray();
            lastClass = ReportXmlText.Decode(written, 1024).Trim();
        }

        return lastClass;
    }
}
