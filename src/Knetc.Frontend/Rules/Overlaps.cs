using Knetc.Net;

namespace Knetc.Rules;

/// <summary>
/// Networks that share addresses. Of two such networks one contains the other, so in sorted order a network's containers are
/// a stack.
/// </summary>
internal static class Overlaps
{
    /// <summary>For each network that lies in another one, or equals one before it: both, the container first.</summary>
    /// <param name="items">In the order in which equal networks count as before each other.</param>
    public static IEnumerable<(T Outer, T Inner)> Find<T>(IEnumerable<T> items, Func<T, IpNetwork> networkOf)
    {
        var containers = new Stack<T>();
        foreach (var item in items.OrderBy(networkOf))
        {
            while (containers.Count > 0 && !networkOf(containers.Peek()).Contains(networkOf(item))) containers.Pop();
            if (containers.Count > 0) yield return (containers.Peek(), item);
            containers.Push(item);
        }
    }
}
