using System.Globalization;
using System.Net;
using System.Text;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Asks a name server for a name, which tells it the name: the usual way to carry a secret out.</summary>
internal static class NameAttempt
{
    // RFC 1035, section 4.1.1: an identifier, "recursion desired", and one question
    private static readonly byte[] Header = [0x5A, 0x5A, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    // type A, class IN
    private static readonly byte[] AddressQuestion = [0, 1, 0, 1];

    /// <param name="arguments">The port, the name to ask for, and the addresses of servers.</param>
    public static AttemptResult Ask(string[] arguments)
    {
        int port = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        byte[] question = [.. Header, .. arguments[1].Split('.').SelectMany(Label), 0, .. AddressQuestion];
        return Kernel.JudgeAll(arguments[2..].Select(address => UdpAttempt.Sends(IPAddress.Parse(address), port, question)));
    }

    private static byte[] Label(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return [(byte)bytes.Length, .. bytes];
    }
}
