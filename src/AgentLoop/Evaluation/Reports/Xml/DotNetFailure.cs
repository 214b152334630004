namespace AgentLoop;

/// <summary>Where the texts of a failure stand in the XML of .NET's frameworks.</summary>
internal static class DotNetFailure
{
    public static BoundedText? TextOf(ReportXml xml, ReportedTest test)
    {
        if (xml.Name.SequenceEqual("message"u8) || xml.Name.SequenceEqual("Message"u8))
            return test.Message;
        return xml.Name.SequenceEqual("stack-trace"u8) || xml.Name.SequenceEqual("StackTrace"u8) ? test.StackTrace : null;
    }
}
