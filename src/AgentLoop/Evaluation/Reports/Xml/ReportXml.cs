namespace AgentLoop;

/// <summary>
/// Reads the elements, attributes and texts of XML 1.0 from a stream of untrusted UTF-8, forward only. Unlike <see cref="System.Xml.XmlReader"/> it holds no more than
/// the window in memory, however long a text or an attribute is, makes strings only of what is asked for, and is faster. It is no
/// validator: it knows neither namespaces nor document types, which it refuses, and leaves entities that it does not know as they are.
/// </summary>
internal sealed class ReportXml(ReportWindow window)
{
    private readonly ReportXmlElements open = new();
    private readonly ReportXmlLongTag longTag = new(window);
    private readonly ReportXmlAttributes attributes = new();
    private int consumed;
    private bool isEmpty;
    private bool inCData;
    private bool inLongTag;
    private bool hadRoot;

    public ReportXmlNode Node { get; private set; }

    /// <summary>Why the reading ended early, in a sentence.</summary>
    public string? Problem { get; private set; }

    /// <summary>The name of the element that starts or ends here, without its prefix.</summary>
    public ReadOnlySpan<byte> Name => ReportXmlTag.LocalName(open.Top);

    /// <summary>How many elements are open, the one that starts or ends here among them.</summary>
    public int Depth => open.Depth;

    private ReadOnlySpan<byte> Tag => inLongTag ? longTag.Content : window.Unread[..consumed];

    /// <summary>Moves to the next node; <see langword="false"/> at the end, or when there is a problem.</summary>
    public bool Read()
    {
        if (Node == ReportXmlNode.End)
            open.Pop();
        if (isEmpty)
        {
            isEmpty = false;
            Node = ReportXmlNode.End;
            return true;
        }

        if (!inLongTag)
            window.Skip(consumed);
        inLongTag = false;
        consumed = 0;
        Node = Next();
        return Node != ReportXmlNode.None;
    }

    /// <summary>An attribute of the element that starts here; <see langword="null"/> where it has none of this name.</summary>
    public string? Attribute(ReadOnlySpan<byte> name, int maxLength = 1024) =>
        attributes.TryFind(Tag, name, out ReadOnlySpan<byte> value) ? ReportXmlText.Decode(value, maxLength) : null;

    /// <summary>An attribute as it is written, entities and all; empty where there is none of this name.</summary>
    public ReadOnlySpan<byte> RawAttribute(ReadOnlySpan<byte> name) => attributes.TryFind(Tag, name, out ReadOnlySpan<byte> value) ? value : default;

    /// <summary>Appends the text that the reader stands on, which may be a part of a longer one.</summary>
    public void AppendTo(BoundedText text)
    {
        if (inCData)
            text.Append(Tag);
        else
            ReportXmlText.Append(Tag, text);
    }

    private ReportXmlNode Next()
    {
        while (true)
        {
            bool wasInCData = inCData;
            if (inCData ? CData() : Text())
                return ReportXmlNode.Text;
            if (wasInCData)
                continue;
            if (Problem is not null || (window.IsAtEnd && window.Unread.IsEmpty))
                return AtEnd();
            if (!Markup(out ReportXmlNode node))
                return ReportXmlNode.None;
            if (node != ReportXmlNode.None)
                return node;
        }
    }

    /// <summary>Whether a text stands here. One that is longer than the window comes in parts.</summary>
    private bool Text()
    {
        while (window.Ensure(1))
        {
            int length = window.Unread.IndexOf((byte)'<');
            if (length < 0)
                length = ReportXmlText.WholeLength(window.Unread);
            if (length == 0 && window.Unread[0] != '<' && window.Fill())
                continue;
            if (length == 0)
                return false;

            consumed = length;
            if (open.Depth > 0)
                return true;
            if (!SkipSpace())
                return false;
        }

        return false;
    }

    private bool SkipSpace()
    {
        int other = window.Unread[..consumed].IndexOfAnyExcept(" \t\r\n"u8);
        window.Skip(other < 0 ? consumed : other);
        consumed = 0;
        return other < 0 || Fail("cut off or no XML");
    }

    /// <summary>Whether there is more of a CDATA section; its end is passed over.</summary>
    private bool CData()
    {
        while (true)
        {
            int end = window.Unread.IndexOf("]]>"u8);
            if (end == 0)
            {
                window.Skip(3);
                inCData = false;
                return false;
            }

            consumed = end > 0 ? end : window.Unread.Length - 2;
            if (consumed > 0)
                return true;
            if (window.Fill())
                continue;

            consumed = 0;
            inCData = false;
            window.Skip(window.Unread.Length);
            return false;
        }
    }

    /// <summary>Takes what begins with <c>&lt;</c>: an element's start or end, or something to be passed over.</summary>
    private bool Markup(out ReportXmlNode node)
    {
        node = ReportXmlNode.None;
        window.Ensure(9);
        ReadOnlySpan<byte> markup = window.Unread;
        if (markup.StartsWith("<!--"u8))
            return SkipPast(4, "-->"u8);
        if (markup.StartsWith("<?"u8))
            return SkipPast(2, "?>"u8);
        if (open.Depth > 0 && markup.StartsWith("<![CDATA["u8))
        {
            window.Skip(9);
            return inCData = true;
        }

        if (markup.StartsWith("<!"u8))
            return Fail(markup.StartsWith("<!DOCTYPE"u8) ? "XML with a document type, which is not read" : "cut off or no XML");
        return markup.StartsWith("</"u8) ? EndTag(ref node) : StartTag(ref node);
    }

    private bool StartTag(ref ReportXmlNode node)
    {
        if (open.Depth == 0 && hadRoot)
            return Fail("XML with a second root, which is not read");

        if (!ReportXmlTag.TryFindEnd(window, out consumed))
        {
            inLongTag = consumed == 0 && longTag.TryRead();
            if (!inLongTag)
                return Fail("cut off or no XML");
        }

        ReadOnlySpan<byte> name = ReportXmlTag.NameOf(Tag);
        if (name.IsEmpty)
            return Fail("cut off or no XML");
        if (!open.TryPush(name))
            return Fail("XML nested too deep");

        hadRoot = true;
        attributes.Forget();
        isEmpty = Tag[^2] == '/';
        node = ReportXmlNode.Start;
        return true;
    }

    private bool EndTag(ref ReportXmlNode node)
    {
        window.Ensure(ReportXmlElements.MaxName + 16);
        int end = window.Unread.IndexOf((byte)'>');
        if (end < 0 || open.Depth == 0 || !window.Unread[2..end].TrimEnd(" \t\r\n"u8).SequenceEqual(open.Top))
            return Fail("cut off or no XML");

        consumed = end + 1;
        node = ReportXmlNode.End;
        return true;
    }

    private bool SkipPast(int length, ReadOnlySpan<byte> end)
    {
        window.Skip(length);
        while (true)
        {
            int found = window.Unread.IndexOf(end);
            if (found >= 0)
            {
                window.Skip(found + end.Length);
                return true;
            }

            window.Skip(Math.Max(0, window.Unread.Length - end.Length + 1));
            if (!window.Fill())
                return Fail("cut off or no XML");
        }
    }

    private ReportXmlNode AtEnd()
    {
        if (open.Depth > 0)
            Fail("cut off or no XML");
        else if (!hadRoot)
            Problem ??= "The report is no XML.";
        return ReportXmlNode.None;
    }

    private bool Fail(string what)
    {
        Problem ??= $"The report is {what}, at line {window.Line}.";
        return false;
    }
}
