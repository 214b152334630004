using System.Text;

namespace AgentLoop;

/// <summary>Reads reports in XML.</summary>
internal static class XmlReport
{
    public static void Read(ReportWindow window, ReportBuilder report, string form, string[] roots, IXmlReport content)
    {
        SkipNoise(window);
        ReportXml xml = new(window);
        if (xml.Read() && !IsOneOf(xml.Name, roots))
        {
            string root = ReportNames.Clean(Encoding.UTF8.GetString(xml.Name));
            report.Stop($"The report is no {form}: its root is \"{root}\", not \"{string.Join("\" or \"", roots)}\".");
            return;
        }

        while (xml.Node != ReportXmlNode.None && !report.IsStopped)
        {
            content.Take(xml);
            xml.Read();
        }

        if (xml.Problem is { } problem)
            report.Interrupt(problem);
        content.End();
    }

    /// <summary>Passes over what was printed before a report that is printed, too.</summary>
    private static void SkipNoise(ReportWindow window)
    {
        while (window.Fill())
        {
        }

        int start = window.Unread.IndexOf("<?xml"u8);
        if (start > 0 && window.Unread.TrimStart(" \t\r\n"u8)[0] != '<')
            window.Skip(start);
    }

    private static bool IsOneOf(ReadOnlySpan<byte> name, string[] roots)
    {
        foreach (string root in roots)
        {
            if (Ascii.Equals(name, root))
                return true;
        }

        return false;
    }
}
