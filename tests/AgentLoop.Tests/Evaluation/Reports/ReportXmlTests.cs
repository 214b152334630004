using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class ReportXmlTests
{
    private static readonly string[] Pieces =
    [
        "<a>", "</a>", "<b x='1' y=\"2\">", "</b>", "<n:c n:x=' &lt;1&gt; '/>", "<d\n x = '>' />", "text", " ", "\n", "&amp;", "&#65;", "&#x1F600;", "é", "😀", "<![CDATA[x]] > <b>]]>", "<![CDATA[]]>",
        "<!-- <a> -->", "<?pi <a>?>", "<?xml version='1.0'?>", "<", ">", "'", "</", "&", "]]", "<e/>", "/",
    ];

    /// <summary>The framework's reader is the oracle: what it reads without a fault, ours reads alike, in whatever parts it arrives.</summary>
    [Fact]
    public void What_the_framework_reads_is_read_alike() =>
        Prop.ForAll(TextArbitrary.Of(Pieces), Gen.Choose(1, 9).ToArbitrary(), (text, size) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes($"<r>{text}</r>");
            string? expected = ReadByFramework(bytes);
            return expected is null || expected == ReadByOurs(bytes, size);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(12));

    [Fact]
    public void What_the_framework_reads_is_read_alike_however_long_it_is()
    {
        foreach (int length in new[] { ReportWindow.Size - 20, ReportWindow.Size - 3, ReportWindow.Size, ReportWindow.Size * 3 })
        {
            string filler = new('x', length);
            byte[] bytes = Encoding.UTF8.GetBytes($"<r>{filler}&amp;é<![CDATA[{filler}]]>😀<!--{filler}--><?p {filler}?>{filler}<a/>é</r>");

            Assert.Equal(ReadByFramework(bytes), ReadByOurs(bytes, int.MaxValue));
        }
    }

    private static string? ReadByFramework(byte[] bytes)
    {
        StringBuilder read = new();
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(bytes));
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Write(read, reader);
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace)
                    read.Append(reader.Value);
                else if (reader.NodeType == XmlNodeType.EndElement)
                    read.Append("{/").Append(reader.LocalName).Append('}');
            }

            return read.ToString();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void Write(StringBuilder read, XmlReader reader)
    {
        read.Append('{').Append(reader.LocalName).Append('|').Append(reader.GetAttribute("x")).Append('|').Append(reader.GetAttribute("y")).Append('}');
        if (reader.IsEmptyElement)
            read.Append("{/").Append(reader.LocalName).Append('}');
    }

    private static string ReadByOurs(byte[] bytes, int size)
    {
        StringBuilder read = new();
        ReportXml xml = new(new ReportWindow(new ReportSource(new DrippingStream(bytes, size), CancellationToken.None)));
        while (xml.Read())
        {
            if (xml.Node == ReportXmlNode.Start)
                read.Append('{').Append(Encoding.UTF8.GetString(xml.Name)).Append('|').Append(xml.Attribute("x"u8)).Append('|').Append(xml.Attribute("y"u8)).Append('}');
            else if (xml.Node == ReportXmlNode.End)
                read.Append("{/").Append(Encoding.UTF8.GetString(xml.Name)).Append('}');
            else
                Append(read, xml);
        }

        return xml.Problem ?? read.ToString();
    }

    private static void Append(StringBuilder read, ReportXml xml)
    {
        BoundedText text = new(int.MaxValue);
        xml.AppendTo(text);
        read.Append(text);
    }
}
