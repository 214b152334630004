using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AgentLoop.Tests.Reporting;

/// <summary>Reads a report as the XML that it also is, without its style and script.</summary>
internal static partial class PageReading
{
    public static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static XDocument Parse(string page)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new StringReader(Own().Replace(page, "<${own}></${own}>")), settings);
        return XDocument.Load(reader);
    }

    public static XElement ById(this XDocument page, string id) => page.Descendants().Single(e => (string?)e.Attribute("id") == id);

    public static string TextOf(this XDocument page, string id) => page.ById(id).Value;

    [GeneratedRegex("<(?<own>style|script)>.*?</\\k<own>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Own();
}
