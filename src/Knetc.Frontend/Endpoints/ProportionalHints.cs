using Knetc.Binding;

namespace Knetc.Endpoints;

/// <summary>
/// Shares endpoints out among zones in proportion to the CPUs there (api-semantics §4.8, topology mode Auto). The arithmetic
/// is that of the reference, rounding included, since rounding decides cases.
/// </summary>
internal static class ProportionalHints
{
    /// <summary>How much more than its share a zone's endpoints may have to carry.</summary>
    private const double OverloadThreshold = 0.2;

    /// <summary>Gives every ready endpoint the zone it serves; otherwise returns why there are no hints.</summary>
    /// <param name="endpoints">The endpoints of one Service and family, in slice order; changed only on success.</param>
    public static string? Apply(ZoneShares shares, List<Endpoint> endpoints)
    {
        int ready = 0;
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Ready == true) ready++;
        }

        var zones = shares.Ratios;
        if (ready < zones.Length) return $"{ready} ready endpoints are fewer than {zones.Length} zones";
        double[] desired = new double[zones.Length];
        double minimumSum = 0;
        for (int i = 0; i < desired.Length; i++)
        {
            desired[i] = zones[i].Value * ready;
            double minimum = Math.Ceiling(desired[i] * (1 / (1 + OverloadThreshold)));
            minimumSum += minimum;
            desired[i] = Math.Max(desired[i], minimum);
        }

        if (minimumSum > ready) return $"{ready} ready endpoints cannot be shared out among the zones without overload";
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Ready == true && endpoint.Zone is null) return $"endpoint {endpoint.Addresses[0]} is in no zone";
        }

        Assign(endpoints, shares, Redistribute(Surpluses(endpoints, shares, desired)));
        return null;
    }

    /// <summary>Endpoints each zone has beyond what it should have; negative where it has fewer.</summary>
    private static double[] Surpluses(List<Endpoint> endpoints, ZoneShares shares, double[] desired)
    {
        double[] surpluses = new double[desired.Length];
        for (int i = 0; i < surpluses.Length; i++) surpluses[i] = -desired[i];
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Ready == true && shares.IndexOf(endpoint.Zone!) is var zone and >= 0) surpluses[zone]++;
        }

        return surpluses;
    }

    /// <summary>How many endpoints each zone gives to each other one; of equal zones the first by name comes first.</summary>
    private static int[]?[] Redistribute(double[] surpluses)
    {
        bool[] giving = [.. surpluses.Select(static surplus => surplus > 0)];
        bool[] receiving = [.. surpluses.Select(static surplus => surplus < 0)];
        int[]?[] moves = new int[]?[surpluses.Length];
        while (true)
        {
            int from = -1;
            int to = -1;
            for (int i = 0; i < surpluses.Length; i++)
            {
                if (giving[i] && (from < 0 || surpluses[i] > surpluses[from])) from = i;
                if (receiving[i] && (to < 0 || surpluses[i] < surpluses[to])) to = i;
            }

            if (from < 0 || to < 0) return moves;
            double surplus = surpluses[from];
            double deficit = -surpluses[to];
            if ((surplus < 1 && deficit < 1) || surplus < 0.5 || deficit < 0.5) return moves;
            (moves[from] ??= new int[surpluses.Length])[to]++;
            surpluses[from]--;
            surpluses[to]++;
        }
    }

    private static void Assign(List<Endpoint> endpoints, ZoneShares shares, int[]?[] moves)
    {
        for (int i = 0; i < endpoints.Count; i++)
        {
            if (endpoints[i].Ready != true) continue;
            string zone = endpoints[i].Zone!;
            if (shares.IndexOf(zone) is var from and >= 0 && moves[from] is { } row && Array.FindIndex(row, static left => left > 0) is var to and >= 0)
            {
                row[to]--;
                zone = shares.Ratios[to].Key;
            }

            endpoints[i] = endpoints[i] with { ForZones = [zone] };
        }
    }
}
