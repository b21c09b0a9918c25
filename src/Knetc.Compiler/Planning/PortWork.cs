namespace Knetc.Planning;

/// <summary>Does something with every service port of a family: side by side if there is enough to do.</summary>
internal static class PortWork
{
    /// <summary>Fewer ports and endpoints are done before another thread is awake.</summary>
    private const int Threshold = 512;

    /// <summary>Calls <paramref name="work"/> with each port.</summary>
    /// <param name="services">Has the ports.</param>
    /// <param name="begin">Makes what a thread needs for all its ports.</param>
    /// <param name="work">May run on several threads; no port depends on another.</param>
    public static void ForEach<T>(FamilyServices services, Func<T> begin, Action<PlannedServicePort, T> work)
    {
        var ports = services.Ports;
        if (ports.IsEmpty) return;
        if (ports.Length + services.EndpointCount < Threshold)
        {
            var local = begin();
            foreach (var port in ports) work(port, local);
            return;
        }

        Parallel.For(0, ports.Length, begin, (i, _, local) =>
        {
            work(ports[i], local);
            return local;
        }, static _ => { });
    }
}
