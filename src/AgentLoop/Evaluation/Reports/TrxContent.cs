using System.Xml;

namespace AgentLoop;

/// <summary>Gathers the results of a TRX file node by node; the classes of the tests stand behind the results that need them.</summary>
internal sealed class TrxContent
{
    public const int MaxTests = 100_000;

    private readonly List<TrxResult> results = [];
    private readonly Stack<TrxResult> open = new();
    private readonly Dictionary<string, string> classes = new(StringComparer.OrdinalIgnoreCase);
    private string definition = "";
    private bool inErrorInfo;
    private BoundedText? text;

    /// <summary>Takes the node the reader stands on; <see langword="false"/> when there are too many.</summary>
    public bool Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Start(reader);
                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                text?.Append(reader.Value);
                break;
        }

        return results.Count <= MaxTests;
    }

    /// <summary>What is complete: no result whose element is still open, and the rows of a data-driven test rather than their sum.</summary>
    public IReadOnlyList<TestResult> Tests()
    {
        TrxDetails details = new();
        return [.. results.Take(MaxTests)
            .Where(result => !result.HasRows && !open.Contains(result))
            .Select(result => details.Describe(result, classes.GetValueOrDefault(result.TestId, "")))];
    }

    private void Start(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "ErrorInfo":
                inErrorInfo = !reader.IsEmptyElement;
                break;
            case "Message" or "StackTrace" when inErrorInfo && open.TryPeek(out TrxResult? result):
                text = reader.IsEmptyElement ? null : reader.LocalName is "Message" ? result.Message : result.StackTrace;
                break;
            case "UnitTest":
                definition = reader.GetAttribute("id") ?? "";
                break;
            case "TestMethod" when reader.GetAttribute("className") is { } name:
                classes[definition] = name;
                break;
            default:
                StartResult(reader);
                break;
        }
    }

    private void StartResult(XmlReader reader)
    {
        if (!reader.LocalName.EndsWith("Result", StringComparison.Ordinal) || reader.GetAttribute("testName") is not { } name)
            return;

        if (open.TryPeek(out TrxResult? parent))
            parent.HasRows = true;

        TrxResult result = new(reader.LocalName, name)
        {
            TestId = reader.GetAttribute("testId") ?? "",
            Outcome = reader.GetAttribute("outcome"),
            Duration = reader.GetAttribute("duration"),
        };
        results.Add(result);
        if (!reader.IsEmptyElement)
            open.Push(result);
    }

    private void End(string element)
    {
        text = null;
        if (element is "ErrorInfo")
            inErrorInfo = false;
        else if (open.TryPeek(out TrxResult? result) && string.Equals(result.Element, element, StringComparison.Ordinal))
            open.Pop();
    }
}
