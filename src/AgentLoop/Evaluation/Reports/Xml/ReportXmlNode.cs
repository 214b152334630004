namespace AgentLoop;

/// <summary>What <see cref="ReportXml"/> stands on.</summary>
internal enum ReportXmlNode
{
    None,
    Start,
    Text,
    End,
}
