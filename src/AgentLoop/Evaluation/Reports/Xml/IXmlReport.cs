namespace AgentLoop;

/// <summary>A form of test report in XML.</summary>
internal interface IXmlReport
{
    /// <summary>Takes the node that the reader stands on.</summary>
    void Take(ReportXml xml);

    /// <summary>Takes note that there are no more.</summary>
    void End();
}
