using System.Globalization;

namespace AgentLoop;

/// <summary>Refuses a grant that contradicts itself or names what can be no host.</summary>
internal static class NetworkGrantCheck
{
    /// <summary>What is wrong, in a sentence; <see langword="null"/> for a grant that can be given.</summary>
    public static string? ProblemWith(NetworkGrant grant)
    {
        if (!Enum.IsDefined(grant.Access))
            return $"\"{grant.Access}\" is not an access to a network.";
        if (grant.Access != NetworkAccess.AllowList && (grant.AllowedHosts.Count > 0 || grant.DeniedHosts.Count > 0))
            return $"The network grant names \"{grant.AllowedHosts.Concat(grant.DeniedHosts).First()}\", but its access is \"{grant.Access}\", "
                + "which reaches no host: set Access to NetworkAccess.AllowList, or use NetworkGrant.Hosts.";
        if (grant.AllowedHosts.Count > 0 && grant.Ports.Count == 0)
            return "The network grant allows hosts but no port, so that none of them can be reached: name the ports.";
        return grant.Ports.Where(port => port is < 1 or > ushort.MaxValue).Select(BadPort).FirstOrDefault()
            ?? grant.AllowedHosts.Concat(grant.DeniedHosts).Select(ProblemWith).FirstOrDefault(problem => problem is not null);
    }

    private static string BadPort(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"The network grant names the port \"{port}\", which is not between 1 and 65535.");

    private static string? ProblemWith(string entry)
    {
        if (NetworkHostPattern.Parse(entry) is not null)
            return null;
        if (entry is "*" or "*." or "*.*")
            return $"The network grant cannot be \"{entry}\": every host is never granted, each must be named.";
        if (entry.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(entry, UriKind.Absolute, out Uri? page))
            return $"\"{entry}\" in the network grant is the address of a page, not a host: write \"{page.IdnHost}\".";
        return entry.LastIndexOf(':') is > 0 and int colon && NetworkHostPattern.Parse(entry[..colon]) is not null
            ? $"\"{entry}\" in the network grant names a port: write \"{entry[..colon]}\" and put the port in Ports."
            : $"\"{entry}\" in the network grant is no host: write a name such as \"api.nuget.org\", \"*.nuget.org\" for all names below it, or an address.";
    }
}
