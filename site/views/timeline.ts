export default { icon: 'timeline', draw: () => '' };
